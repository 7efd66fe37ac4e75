// How the report looks: ink on paper, one teal, dense and quiet, on a wide screen, a telephone, paper and in the dark. No network, no script.
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1c2326; --soft: #566066; --paper: #fdfdfb; --sheet: #f3f4f1; --line: #ccd2d0; --accent: #0b6466; --mark: #0b6466; --wait: #8a5a00; --hatch: #9aa5a3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ecea; --soft: #a9b4b2; --paper: #14191b; --sheet: #1d2427; --line: #3a4549; --accent: #6cc7c4; --mark: #6cc7c4; --wait: #e3b35a; --hatch: #6d7a7c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 14px/1.5 "Source Sans 3", "Source Sans Pro", "Noto Sans", "Segoe UI", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding-top: .5rem; border-top: 2px solid var(--ink); } h3 { font-size: 1rem; margin: 0; } h4 { font-size: .9rem; margin: .75rem 0 .25rem; }
p { margin: .25rem 0 .75rem; max-width: 46rem; } .soft { color: var(--soft); } .lead-note { border-left: 4px solid var(--accent); padding: .5rem .75rem; background: var(--sheet); max-width: 46rem; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; padding: 0; list-style: none; } .figures b { display: block; font-size: 1.35rem; line-height: 1.2; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th { text-align: left; color: var(--soft); font-weight: 600; border-bottom: 1px solid var(--ink); } th, td { padding: .25rem .75rem .25rem 0; vertical-align: top; overflow-wrap: anywhere; }
td { border-bottom: 1px solid var(--line); } .number { text-align: right; white-space: nowrap; overflow-wrap: normal; } .word { overflow-wrap: normal; white-space: nowrap; } .wide { min-width: 14rem; }
.no { color: var(--wait); font-weight: 600; } .no::before { content: "▨ "; }
article { border: 1px solid var(--line); border-radius: 4px; padding: .75rem 1rem; margin: .75rem 0; background: var(--sheet); break-inside: avoid-page; }
article header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; } article header p { margin: 0; }
.chip { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 .4rem; margin: 0 .25rem .25rem 0; font-size: .85rem; color: var(--accent); } .chip.audit { color: var(--soft); border-style: dashed; }
.pictures { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0; } .pictures svg { display: block; max-width: 100%; height: auto; } figure { margin: 0; flex: 0 1 auto; max-width: 100%; } figcaption { color: var(--soft); font-size: .8rem; }
svg text { fill: var(--ink); font: 11px "Source Sans 3", "Noto Sans", system-ui, sans-serif; } svg .soft { fill: var(--soft); } svg .axis { stroke: var(--line); } svg .tie { stroke: var(--soft); fill: none; } svg .look { fill: var(--mark); } svg .node { fill: var(--paper); stroke: var(--mark); stroke-width: 1.5; } svg .thing { fill: var(--paper); stroke: var(--soft); stroke-width: 1.5; }
ul, ol { margin: .25rem 0 .5rem; padding-left: 1.2rem; } li { margin: .15rem 0; overflow-wrap: anywhere; max-width: 58rem; } code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .85em; }
details { margin: .5rem 0; } summary { cursor: pointer; color: var(--accent); font-weight: 600; } summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 34rem) { body { padding: 1rem .75rem 3rem; } article { padding: .5rem .6rem; } .figures { gap: .5rem 1.25rem; } }
@media print { :root { --ink: #000; --soft: #444; --paper: #fff; --sheet: #fff; --line: #bbb; --accent: #064b4d; --mark: #064b4d; --wait: #6b4600; } body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; } details > *:not(summary) { display: block; } }
`;
