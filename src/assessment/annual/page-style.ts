// How the web page of the report looks: ink on paper, dark where the reader's system is, legible at 400 pixels and on paper.
export const styleSheet = `
:root{color-scheme:light dark;--ink:#1b2226;--soft:#50606a;--paper:#fff;--line:#c3ccd1;--accent:#0b5a5e;--refused:#8f1d1d}
@media (prefers-color-scheme:dark){:root{--ink:#e7ecee;--soft:#aab7bf;--paper:#12181b;--line:#3a464d;--accent:#6cc7cb;--refused:#f2a3a3}}
*{box-sizing:border-box}html{scroll-padding-top:8px}body{margin:0 auto;padding:24px 20px 64px;max-width:1040px;font:15px/1.5 "Source Sans 3","Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);background:var(--paper)}
h1{font-size:30px;line-height:1.2;margin:0 0 4px}h2{font-size:22px;margin:40px 0 8px}h3{font-size:16px;margin:20px 0 4px}a{color:var(--accent)}a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:20px;top:8px;background:var(--paper);padding:4px 8px}.code{font-family:ui-monospace,monospace;font-size:12px;color:var(--soft);overflow-wrap:anywhere;margin:0}
.wide{overflow-x:auto;margin:12px 0}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:4px 0}th,td{border-top:1px solid var(--line);padding:5px 10px 5px 0;text-align:left;vertical-align:top;font-weight:400}thead th{font-weight:600;border-top:0}
.refused{color:var(--refused)}figure{margin:16px 0}figcaption{font-weight:600;margin-bottom:4px}.chart{background:#fff;border:1px solid var(--line);padding:8px;overflow-x:auto}.chart svg{max-width:100%;height:auto;display:block}
article{border-top:1px solid var(--line);padding:4px 0 12px}article:target{border-left:4px solid var(--accent);padding-left:12px}dl{display:grid;grid-template-columns:minmax(120px,190px) 1fr;gap:2px 16px;margin:6px 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
@media (max-width:560px){dl{grid-template-columns:1fr}dd{margin-bottom:4px}}
@media print{body{max-width:none;color:#000;background:#fff}.skip,nav{display:none}section{break-before:page}article,figure{break-inside:avoid}}
`;
