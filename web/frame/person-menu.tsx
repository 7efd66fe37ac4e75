// Who is at work here, the colours, and the way out.
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
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
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <UnstyledButton className="bar-button" aria-label={`${t('bar.person')}: ${me.displayName}`}>
          <span className="only-wide clip" style={{ maxWidth: 180 }}>{me.displayName}</span>
          <svg className="only-narrow" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4"><circle cx="8" cy="5" r="3" /><path d="M2 14.5c.6-3.4 3-5 6-5s5.4 1.6 6 5" /></svg>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.displayName}<br />{roleWords(me.role, t)} · {me.agencyName}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('bar.theme')}</Menu.Label>
        {schemes.map(([scheme, name]) => (
          <Menu.Item key={scheme} role="menuitemradio" aria-checked={colorScheme === scheme} onClick={() => setColorScheme(scheme)} leftSection={<span aria-hidden="true">{colorScheme === scheme ? '●' : '○'}</span>}>{name}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item closeMenuOnClick={false} onClick={() => void signOut(me).catch(setError)}>{t('bar.signOut')}</Menu.Item>
        {error !== undefined && <Trouble error={error} />}
      </Menu.Dropdown>
    </Menu>
  );
}
