// The path from leaf to root, bottom up: at each joint our node, the sibling that the log gave, and from which side it joins.
import { useTranslation } from 'react-i18next';
import { type Bytes, toBase64, toHex } from '../../../ledger/bytes.js';
import type { PathStep } from '../../../ledger/merkle.js';
import { formatNumber } from '../../../words/language.js';

interface Props {
  readonly leafHash: Bytes;
  readonly path: readonly PathStep[];
  readonly root: string;
  readonly size: string;
}

function Hash({ bytes, isOurs }: { readonly bytes: Bytes; readonly isOurs: boolean }) {
  const hex = toHex(bytes);
  return <span className={`code node ${isOurs ? 'node-ours' : 'node-sibling'}`} title={hex}>{hex.slice(0, 12)}…</span>;
}

export function ProofPath({ leafHash, path, root, size }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className="soft">{t('entry.size', { size: formatNumber(BigInt(size)) })} · <span className="any">{t('entry.root', { root })}</span></p>
      {path.length === 0 && <p>{t('entry.only')}</p>}
      <ol className="proof-path" aria-label={t('entry.pathTitle')}>
        <li><span className="node-name">{t('entry.leafNode')}</span><Hash bytes={leafHash} isOurs /></li>
        {path.map((step, at) => {
          const isTop = at === path.length - 1;
          const isRoot = isTop && toBase64(step.node) === root;
          return (
            <li key={toHex(step.node)}>
              <span className="node-name">{isRoot ? t('entry.rootNode') : t('entry.node', { level: at + 1 })}</span>
              {step.siblingSide === 'left' && <span className="joint"><Hash bytes={step.sibling} isOurs={false} /><span className="soft">{t('entry.siblingLeft')} →</span></span>}
              <Hash bytes={step.node} isOurs />
              {step.siblingSide === 'right' && <span className="joint"><span className="soft">← {t('entry.siblingRight')}</span><Hash bytes={step.sibling} isOurs={false} /></span>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
