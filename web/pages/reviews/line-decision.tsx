// Deciding whether the Crown must be told of a finding, for one case: the same whoever's finding it is.
import { Radio, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosureAct } from '../../../src/http/contract.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { leastWhy } from './lead-ways.js';

const decisions = ['disclose', 'does_not_bear', 'ask_crown'] as const;

export function LineDecision({ isBusy, error, onSend }: { readonly isBusy: boolean; readonly error: unknown; readonly onSend: (act: DisclosureAct) => void }) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<(typeof decisions)[number]>();
  const [why, setWhy] = useState('');
  const label = { disclose: t('reviews.disclose'), does_not_bear: t('reviews.doesNotBear'), ask_crown: t('reviews.askCrown') };
  return (
    <SeriousAct title={t('reviews.line')} about={<Link to="/reviews/disclosures">{t('reviews.linesBack')}</Link>} what={t('reviews.lineWhat')} whoElse={t('reviews.lineWho')} recorded={t('reviews.lineRecorded')} send={t('reviews.lineSend')}
      isReady={decision !== undefined && why.trim().length >= leastWhy} isBusy={isBusy} error={error} onSend={() => decision !== undefined && onSend({ act: 'decide', decision, why: why.trim() })}>
      <Radio.Group label={t('reviews.decision')} value={decision ?? ''} onChange={(value) => setDecision(decisions.find((one) => one === value))}>
        <div className="sheet desk-choice">{decisions.map((one) => <Radio key={one} value={one} label={label[one]} />)}</div>
      </Radio.Group>
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}
