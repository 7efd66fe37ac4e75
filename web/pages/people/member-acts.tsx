// What is done about a member at once, each for the reason that stands in the form above: their cases, suspending, inviting, ending their sessions.
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src/http/contract.js';

interface ActsProps {
  readonly isReady: boolean;
  readonly one: PersonView;
  readonly onAct: (act: string) => void;
  readonly onWithdraw: () => void;
}

export function MemberActs({ isReady, one, onAct, onWithdraw }: ActsProps) {
  const { t } = useTranslation();
  const acts = [one.suspended ? (['restore', t('people.restore')] as const) : (['suspend', t('people.suspend')] as const), ['endSessions', t('people.endSessions')], ['invite', t('people.invite')]] as const;
  return (
    <section className="block" aria-label={t('people.acts')} style={{ maxWidth: 720, marginTop: 24 }}>
      <h2>{t('people.acts')}</h2>
      <p className="soft">{t('people.actsHint')}</p>
      <div className="acts">
        {acts.map(([act, words]) => <Button key={act} variant="default" disabled={!isReady} onClick={() => onAct(act)}>{words}</Button>)}
        <Button variant="default" onClick={onWithdraw}>{t('passkeys.withdraw')}</Button>
      </div>
    </section>
  );
}

interface CasesProps {
  readonly isReady: boolean;
  /** References of the agency's open cases. */
  readonly cases: readonly string[];
  readonly onAssign: (caseId: string, assigned: boolean) => void;
}

/** Which cases the member is on is not shown: who administers people does not learn who works on what (promise G6). */
export function MemberCases({ isReady, cases, onAssign }: CasesProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const isChosen = isReady && chosen !== '';
  return (
    <section className="block" aria-label={t('people.cases')} style={{ maxWidth: 720, marginTop: 24 }}>
      <h2>{t('people.cases')}</h2>
      <p className="soft">{t('people.casesHint')}</p>
      <NativeSelect label={t('people.case')} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} data={[{ value: '', label: '–' }, ...cases]} mb="sm" />
      <div className="acts">
        <Button variant="default" disabled={!isChosen} onClick={() => onAssign(chosen, true)}>{t('people.putOn')}</Button>
        <Button variant="default" disabled={!isChosen} onClick={() => onAssign(chosen, false)}>{t('people.takeOff')}</Button>
      </div>
    </section>
  );
}
