// One's own passkeys: which there are, making one more, and the way to removing one.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasskeyView } from '../../../src/http/contract.js';
import { askPasskeys, makePasskey, passkeyPlace } from '../../api/passkeys.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { PasskeyPlace } from './passkey-place.js';

export function PasskeysPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(askPasskeys());
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <PageHead title={t('passkeys.title')} below={<span className="soft">{t('passkeys.hint')}</span>} />
      {isPending && <Waiting lines={3} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data !== undefined && (data.passkeys.length === 0 ? <p className="sheet">{t('passkeys.none')}</p> : <PasskeysTable passkeys={data.passkeys} />)}
      {data !== undefined && data.lastStays && data.passkeys.length > 0 && <p className="soft">{t('passkeys.lastStays')}</p>}
      <MakePasskey onMade={() => void refetch()} />
    </div>
  );
}

function PasskeysTable({ passkeys }: { readonly passkeys: readonly PasskeyView[] }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<PasskeyView>[]>(() => [
    { id: 'name', header: t('passkeys.name'), text: (one) => one.name },
    { id: 'made', header: t('passkeys.made'), text: (one) => formatMoment(one.createdAt) },
    { id: 'used', header: t('passkeys.used'), text: (one) => (one.lastUsedAt === null ? t('passkeys.never') : formatMoment(one.lastUsedAt)) },
    { id: 'copy', header: t('passkeys.copy'), text: (one) => (one.backedUp ? t('passkeys.copied') : t('passkeys.notCopied')) },
    { id: 'state', header: t('passkeys.state'), text: (one) => (one.stopped ? t('passkeys.stopped') : t('passkeys.works')) },
    {
      id: 'act', header: t('passkeys.act'), text: () => '',
      draw: (one) => <Link to="/account/passkeys/$id" params={{ id: one.id }} aria-label={t('passkeys.remove', { name: one.name })}>{t('passkeys.act')}</Link>,
    },
  ], [t]);
  return <Sheet name="passkeys" label={t('passkeys.table')} columns={columns} rows={passkeys} rowKey={(one) => one.id} />;
}

function MakePasskey({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setDone(false);
    setError(undefined);
    try {
      await guard(() => makePasskey(me, name.trim()));
      setName('');
      setDone(true);
      onMade();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('passkeys.make')} style={{ display: 'grid', gap: 12 }}>
      <form className="sheet" onSubmit={(event) => void make(event)} style={{ display: 'grid', gap: 12, maxWidth: 560 }}>
        <h2>{t('passkeys.make')}</h2>
        <PasskeyPlace />
        <TextInput label={t('passkeys.newName')} description={t('passkeys.newHint')} maxLength={60} autoComplete="off" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        {error !== undefined && <Trouble error={error} />}
        {isDone && <p role="status">{t('passkeys.done')}</p>}
        <div><Button type="submit" loading={isBusy} disabled={name.trim() === '' || passkeyPlace().kind !== 'here'}>{t('passkeys.send')}</Button></div>
      </form>
      {panel}
    </section>
  );
}
