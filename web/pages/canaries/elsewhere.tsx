// Canaries of other systems, of which their keeper must tell what the node cannot see: what the logs there call each, and that a withdrawn one is out of there.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanaryLine } from '../../../src/http/contract.js';
import { tendCanary } from '../../api/canary-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';

export function Elsewhere({ rows }: { readonly rows: readonly CanaryLine[] }) {
  const { t } = useTranslation();
  const open = rows.filter((one) => one.toTakeOut || one.state === 'planted');
  if (open.length === 0) return null;
  return (
    <section style={{ marginTop: 24 }}>
      <h2>{t('canaries.elsewhere')}</h2>
      <p className="soft">{t('canaries.elsewhereHint')}</p>
      <ul className="sheet" style={{ listStyle: 'none', display: 'grid', gap: 16 }}>{open.map((one) => <li key={one.id}><Tended one={one} /></li>)}</ul>
    </section>
  );
}

function Tended({ one }: { readonly one: CanaryLine }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [idThere, setIdThere] = useState(one.idThere ?? one.entity);
  const tending = useMutation({
    mutationFn: (isOut: boolean) => tendCanary(me, one.id, isOut ? { isOut: true } : { idThere: idThere.trim() }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['answer', 'canaries'] }),
  });
  return (
    <>
      <p style={{ margin: 0 }}><strong>{one.name}</strong> · {one.system}{one.toTakeOut ? ` · ${t('canaries.toTakeOut')}` : ''}</p>
      <p className="soft" style={{ margin: 0 }}>{t('canaries.marks', { marks: one.marks.map(({ mark }) => mark).join(', ') })}</p>
      <div className="acts" style={{ alignItems: 'end' }}>
        <TextInput label={t('canaries.idThere')} value={idThere} onChange={(event) => setIdThere(event.currentTarget.value)} maxLength={200} autoComplete="off" />
        <Button variant="default" disabled={idThere.trim() === '' || tending.isPending} onClick={() => tending.mutate(false)}>{t('canaries.keepId')}</Button>
        {one.toTakeOut && <Button variant="default" disabled={tending.isPending} onClick={() => tending.mutate(true)}>{t('canaries.isOut')}</Button>}
      </div>
      {tending.isError && <Trouble error={tending.error} />}
      {tending.isSuccess && <p role="status" style={{ margin: 0 }}>{t('canaries.kept')}</p>}
    </>
  );
}
