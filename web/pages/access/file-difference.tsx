// One policy file of a change: what goes and what comes, line by line, told by a sign and a word as well as by colour; the whole files folded beneath.
import { useTranslation } from 'react-i18next';
import './file-difference.css';
import { foldSame, lineDifference } from './line-difference.js';

const around = 3;
interface FileChange {
  readonly name: string;
  /** Null: the file is not there. */
  readonly now: string | null;
  readonly proposed: string | null;
}

const signs = { same: ' ', gone: '−', new: '+' } as const;

export function FileDifference({ file: { name, now, proposed } }: { readonly file: FileChange }) {
  const { t } = useTranslation();
  const lines = lineDifference(now ?? '', proposed ?? '');
  const count = (kind: 'gone' | 'new'): number => lines.filter((one) => one.kind === kind).length;
  const words = { same: undefined, gone: t('access.lineGone'), new: t('access.lineNew') } as const;
  const state = now === null ? t('access.fileNew') : proposed === null ? t('access.fileGoes') : t('access.fileOther');
  return (
    <section className="sheet" aria-label={name} style={{ marginTop: 8 }}>
      <h2><span className="code">{name}</span> · {state} <span className="soft">{t('access.lineCounts', { gone: count('gone'), come: count('new') })}</span></h2>
      <div className="difference" role="group" aria-label={t('access.difference')} tabIndex={0}>
        {foldSame(lines, around).map((line, at) => (line.kind === 'fold'
          ? <div key={at} className="difference-fold">{t('access.linesSame', { count: line.count })}</div>
          : <div key={at} className={`difference-${line.kind}`}><span aria-hidden="true">{signs[line.kind]}</span><span>{words[line.kind] !== undefined && <span className="only-spoken">{words[line.kind]} </span>}{line.text}</span></div>))}
      </div>
      <details><summary className="soft">{t('access.wholeFiles')}</summary>
        {now !== null && <><h3>{t('access.now')}</h3><pre className="code" tabIndex={0}>{now}</pre></>}
        {proposed !== null && <><h3>{t('access.proposed')}</h3><pre className="code" tabIndex={0}>{proposed}</pre></>}
      </details>
    </section>
  );
}
