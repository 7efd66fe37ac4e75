// Purpose and case are always in sight and one click from being changed.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/http/contract.js';

export function WorkInHand({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const purpose = me.purposes.find((one) => one.code === me.purpose)?.label ?? me.purpose ?? t('work.unset');
  const held = me.cases.find((one) => one.ref === me.caseRef);
  const caseText = held === undefined ? (me.caseRef ?? t('work.unset')) : `${held.ref} · ${held.title}`;
  return (
    <Link to="/context" className="bar-work" aria-label={`${t('bar.work')}: ${purpose}, ${caseText}. ${t('bar.change')}`}>
      <span className="bar-work-words clip" title={`${purpose} · ${caseText}`}><strong>{purpose}</strong> <span className="soft">·</span> {caseText}</span>
      <span className="soft" style={{ textDecoration: 'underline' }}>{t('bar.change')}</span>
    </Link>
  );
}
