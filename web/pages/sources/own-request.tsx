// How far a request to a second person has come, with the one button that its state allows: use it, or look again.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../src/http/contract.js';
import { Trouble } from '../../marks/trouble.js';
import { formatMoment } from '../../words/language.js';
import { fieldWords } from './field-words.js';
import { usableUntil } from './use-own-request.js';

interface Props {
  readonly request: ApprovalView;
  readonly fields: readonly string[];
  readonly use: string;
  readonly isHarm?: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onUse: () => void;
  readonly onLook: () => void;
  /** What its use asks for, and whether it is there. */
  readonly children?: ReactNode;
  readonly isReady?: boolean;
}

export function OwnRequestView({ request, fields, use, isHarm = false, isBusy, error, onUse, onLook, children, isReady = true }: Props) {
  const { t } = useTranslation();
  const isApproved = request.state === 'approved';
  return (
    <section className="sheet block" aria-label={t('sources.request')} style={{ maxWidth: 720, marginTop: 16 }}>
      <h2>{isApproved ? t('sources.isApproved', { who: request.decidedBy?.displayName ?? '' }) : t('sources.isWaiting')}</h2>
      <dl className="facts">
        {fields.length > 0 && <><dt>{t('sources.fields')}</dt><dd>{fields.map((field) => fieldWords(field, t)).join(', ')}</dd></>}
        <dt>{t('approvals.why')}</dt><dd>{request.why}</dd>
        <dt>{t('approvals.at')}</dt><dd>{formatMoment(request.askedAt)}</dd>
        <dt>{t('approvals.until')}</dt><dd>{formatMoment(isApproved ? new Date(usableUntil(request.decidedAt)).toISOString() : request.expiresAt)}</dd>
      </dl>
      {isApproved && children}
      {error !== null && <Trouble error={error} />}
      <div className="acts">
        {isApproved && <Button {...(isHarm && { color: 'red' })} disabled={!isReady} loading={isBusy} onClick={onUse}>{use}</Button>}
        {!isApproved && <Button variant="default" onClick={onLook}>{t('sources.lookAgain')}</Button>}
      </div>
    </section>
  );
}
