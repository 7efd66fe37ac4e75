// Forgetting what was seen of a log takes away this browser's witness; so it is a page with its consequences, not a button in a list.
import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everSeen } from '../../../ledger/extension.js';
import { forgetLog } from '../../../ledger/seal-store.js';
import { ActDone } from '../../../marks/act-done.js';
import { SeriousAct } from '../../../marks/serious-act.js';
import { formatNumber } from '../../../words/language.js';

export function ForgetPage() {
  const { t } = useTranslation();
  const [origin, setOrigin] = useState('');
  const [isDone, setDone] = useState(false);
  const seen = Object.entries(everSeen(localStorage));
  const back = <Link to="/ledger">{t('forgetting.back')}</Link>;
  if (isDone) return <ActDone title={t('forgetting.title')}><p>{t('forgetting.done')}</p>{back}</ActDone>;
  const forget = (): void => {
    forgetLog(origin);
    setDone(true);
  };
  return (
    <SeriousAct
      title={t('forgetting.title')} about={back} what={t('forgetting.what')} whoElse={t('forgetting.whoElse')} recorded={t('forgetting.recorded')}
      send={t('forgetting.send')} isReady={origin !== ''} isBusy={false} error={undefined} onSend={forget}
    >
      {seen.length === 0 ? <p className="sheet">{t('forgetting.none')}</p> : (
        <Radio.Group label={t('forgetting.log')} value={origin} onChange={setOrigin}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>
            {seen.map(([one, memory]) => <Radio key={one} value={one} label={`${one} · ${formatNumber(BigInt(memory.size))} · ${memory.root.slice(0, 12)}…`} />)}
          </div>
        </Radio.Group>
      )}
    </SeriousAct>
  );
}
