// While emergency access is open each page bears its reader's name, the time and the latest entry: a photograph of the screen says who took it.
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { Me } from '../../src/http/contract.js';
import { sealState, subscribe } from '../ledger/seal-store.js';
import { formatMoment } from '../words/language.js';

export function Watermark({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [latest] = useSyncExternalStore(subscribe, sealState);
  if (me.glass === null) return null;
  const words = `${me.user}@${me.agency} · ${new Date().toISOString().slice(0, 16)}Z · ${latest === undefined ? '' : `${latest.receipt.origin}#${latest.receipt.index}`}`;
  return (
    <>
      <div className="banner chip-warn watermark-bar" role="status"><p>{t('glass.openUntil', { until: formatMoment(me.glass.until) })} <Link to="/break-glass">{t('glass.end')}</Link></p></div>
      <svg className="watermark" aria-hidden="true">
        <pattern id="watermark" width="460" height="150" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)"><text x="8" y="80">{words}</text></pattern>
        <rect width="100%" height="100%" fill="url(#watermark)" />
      </svg>
    </>
  );
}
