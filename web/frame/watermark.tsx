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
      <div className="banner chip-warn watermark-bar" role="status"><p><Link to="/break-glass">{t('glass.watermark')}</Link>: {t('glass.openUntil', { until: formatMoment(me.glass.until) })}</p></div>
      <div className="watermark" aria-hidden="true">{Array.from({ length: 24 }, (_, at) => <span key={at}>{words}</span>)}</div>
    </>
  );
}
