// Who is at work here, the colours, and the way out.
import { Button, Popover, Radio, Stack, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/http/contract.js';
import { useSessionActs } from '../api/session.js';
import { roleWords } from '../marks/code-words.js';
import { Trouble } from '../marks/trouble.js';

export function PersonMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { signOut } = useSessionActs();
  const [error, setError] = useState<unknown>();
  const schemes = [['auto', t('bar.system')], ['light', t('bar.light')], ['dark', t('bar.dark')]] as const;
  return (
    <Popover position="bottom-end" width={280} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="bar-button" aria-label={`${t('bar.person')}: ${me.displayName}`}>
          <span className="only-wide clip" style={{ maxWidth: 180 }}>{me.displayName}</span>
          <svg className="only-narrow" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4"><circle cx="8" cy="5" r="3" /><path d="M2 14.5c.6-3.4 3-5 6-5s5.4 1.6 6 5" /></svg>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('bar.person')}>
        <Stack gap="sm">
          <div><strong>{me.displayName}</strong><br /><span className="soft">{roleWords(me.role, t)} · {me.agencyName}</span></div>
          <Radio.Group label={t('bar.theme')} value={colorScheme} onChange={(value) => setColorScheme(schemes.find(([scheme]) => scheme === value)?.[0] ?? 'auto')}>
            <Stack gap={8} mt={4}>
              {schemes.map(([scheme, name]) => <Radio key={scheme} value={scheme} label={name} size="md" styles={{ label: { fontSize: 14 } }} />)}
            </Stack>
          </Radio.Group>
          <Button variant="default" onClick={() => void signOut(me).catch(setError)}>{t('bar.signOut')}</Button>
          {error !== undefined && <Trouble error={error} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
