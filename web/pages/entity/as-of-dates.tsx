// Time is kept twice: when it was true, and when it was known. Both can be asked, and each asking is a question of its own.
import { Button, Collapse, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntityAddress, readEntityAddress } from './entity-address.js';

interface Props {
  readonly address: EntityAddress;
  readonly onAsk: (next: EntityAddress) => void;
}

export function AsOfDates({ address, onAsk }: Props) {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(false);
  const [asOf, setAsOf] = useState(address.asOf ?? '');
  const [knownAt, setKnownAt] = useState(address.knownAt ?? '');
  const set = [
    address.asOf === undefined ? '' : t('entity.asOfSet', { date: address.asOf }),
    address.knownAt === undefined ? '' : t('entity.knownSet', { date: address.knownAt }),
  ].filter((one) => one !== '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk(readEntityAddress({ ...address, asOf, knownAt }));
  };
  return (
    <div className="as-of">
      <UnstyledButton className="as-of-toggle" onClick={toggle} aria-expanded={isOpen} aria-controls="as-of">
        {set.length === 0 ? t('entity.now') : <strong>{set.join(' · ')}</strong>} <span className="soft">· {t('entity.dates')}</span>
      </UnstyledButton>
      <Collapse expanded={isOpen} id="as-of">
        <form onSubmit={submit} className="as-of-form">
          <TextInput type="date" label={t('search.asOf')} value={asOf} onChange={(event) => setAsOf(event.currentTarget.value)} />
          <TextInput type="date" label={t('search.knownAt')} value={knownAt} onChange={(event) => setKnownAt(event.currentTarget.value)} />
          <Button type="submit" variant="default">{t('entity.apply')}</Button>
        </form>
      </Collapse>
    </div>
  );
}
