// Purpose and case are always in sight and one click from being changed.
import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/http/contract.js';

export function WorkInHand({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const purpose = me.purposes.find((one) => one.code === me.purpose)?.label ?? me.purpose ?? t('work.unset');
  const held = me.cases.find((one) => one.ref === me.caseRef);
  const caseText = held === undefined ? (me.caseRef ?? t('work.unset')) : `${held.ref} · ${held.title}`;
  return (
    <Link to="/context" className="bar-work">
      <span className="bar-work-words clip" title={`${purpose} · ${caseText}`}><VisuallyHidden>{t('bar.work')}: </VisuallyHidden><strong>{purpose}</strong> <span className="soft">·</span> {caseText}</span>
      <span className="soft bar-change">{t('bar.change')}</span>
    </Link>
  );
}
