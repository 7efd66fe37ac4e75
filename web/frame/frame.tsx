// The frame of every page: nothing is asked before someone has signed in and stated a purpose and a case.
import { AppShell, Burger, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askSession } from '../api/questions.js';
import { ContextPage } from '../pages/context/context-page.js';
import { SignInPage } from '../pages/sign-in/sign-in-page.js';
import type { KeyAct } from './keys.js';
import { KeyHelp } from './key-help.js';
import { LanguageSwitch } from './language-switch.js';
import { NoticeBell } from './notice-bell.js';
import { PersonMenu } from './person-menu.js';
import { Watermark } from './watermark.js';
import { Rail } from './rail.js';
import { Seal } from './seal.js';
import { selectSearchField } from './search-field.js';
import { useKeys } from './use-keys.js';
import { WorkInHand } from './work-in-hand.js';

/** `pages/figures/check/public-check-page.tsx` */
const publicPage = '/check';

export function Frame() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isRailOpen, rail] = useDisclosure(false);
  const [isHelpOpen, help] = useDisclosure(false);
  const { data: me } = useSuspenseQuery(askSession);
  const act = async (key: KeyAct): Promise<void> => {
    if (key === 'help') return help.open();
    if (me === null) return undefined;
    if (key === 'goMine') return navigate({ to: '/ledger/mine' });
    if (key === 'goLedger') return navigate({ to: '/ledger' });
    if (key === 'goWork') return navigate({ to: '/context' });
    // At once when the field is there: the next keystroke already belongs to it.
    if (selectSearchField()) return undefined;
    await navigate({ to: '/search' });
    requestAnimationFrame(selectSearchField);
    return undefined;
  };
  useKeys((key) => void act(key));
  const isForAll = useRouterState({ select: ({ location }) => location.pathname === publicPage });
  // The one page for whoever has no account; it asks nothing that needs one.
  if (isForAll) return <Outlet />;

  if (me === null) return <><SignInPage /><KeyHelp isOpen={isHelpOpen} onClose={help.close} /></>;
  const isReady = me.purpose !== null && me.caseRef !== null;
  return (
    <AppShell header={{ height: { base: 88, sm: 48 } }} navbar={{ width: 184, breakpoint: 'sm', collapsed: { mobile: !isRailOpen } }} padding={{ base: 'sm', sm: 'lg' }}>
      <a className="skip" href="#page">{t('app.skip')}</a>
      <AppShell.Header className="bar" bg="var(--sheet)">
        <Burger opened={isRailOpen} onClick={rail.toggle} hiddenFrom="sm" size="sm" aria-label={isRailOpen ? t('rail.close') : t('rail.open')} />
        <Link to="/search" className="bar-name">{t('app.name')}</Link>
        {isReady && <WorkInHand me={me} />}
        <div className="bar-end">
          <Seal />
          <NoticeBell />
          <UnstyledButton className="bar-button only-wide" onClick={help.open} aria-label={t('bar.help')}><kbd>?</kbd></UnstyledButton>
          <LanguageSwitch />
          <PersonMenu me={me} />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className="rail" bg="var(--sheet)"><Rail role={me.role} onGo={rail.close} /></AppShell.Navbar>
      <AppShell.Main id="page"><div className="page"><Watermark me={me} />{isReady ? <Outlet /> : <ContextPage />}</div></AppShell.Main>
      <KeyHelp isOpen={isHelpOpen} onClose={help.close} />
    </AppShell>
  );
}
