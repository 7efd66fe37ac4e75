// Removing a passkey takes away a way in: a page with its consequences, and a step-up where the sign-in is no longer fresh.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askPasskeys, removePasskey } from '../../api/passkeys.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';

export function RemovePasskeyPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/account/passkeys/$id' });
  const client = useQueryClient();
  const { data } = useQuery(askPasskeys());
  const { guard, panel } = useStepUp();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const passkey = data?.passkeys.find((one) => one.id === id);
  const back = <Link to="/account/passkeys">{t('passkeys.back')}</Link>;
  const remove = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await guard(() => removePasskey(me, id));
      setDone(true);
      await client.invalidateQueries({ queryKey: ['answer', 'passkeys'] });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  if (isDone) return <ActDone title={t('passkeys.removeTitle')}><p>{t('passkeys.removed')}</p>{back}</ActDone>;
  return (
    <>
      <SeriousAct
        title={t('passkeys.removeTitle')} about={back} what={t('passkeys.removeWhat', { name: passkey?.name ?? '' })} whoElse={t('passkeys.removeWho')} recorded={t('passkeys.removeRecorded')}
        send={t('passkeys.removeSend')} isReady={passkey !== undefined} isBusy={isBusy} error={error} onSend={() => void remove()}
      >
        {null}
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
