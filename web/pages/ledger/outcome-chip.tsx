// Allowed or refused: word, shape and colour; another word of the ledger is shown as it stands.
import { useTranslation } from 'react-i18next';

export function OutcomeChip({ outcome }: { readonly outcome: string }) {
  const { t } = useTranslation();
  if (outcome === 'allowed') return <span className="chip chip-accent"><span aria-hidden="true">✓</span>{t('record.allowed')}</span>;
  if (outcome === 'refused') return <span className="chip chip-harm"><span aria-hidden="true">✕</span>{t('record.refused')}</span>;
  return <span className="chip chip-plain">{outcome}</span>;
}
