// Where passkeys cannot work, this says why and where they do.
import { useTranslation } from 'react-i18next';
import { passkeyPlace } from '../../api/passkeys.js';

export function PasskeyPlace() {
  const { t } = useTranslation();
  const place = passkeyPlace();
  if (place.kind === 'here') return null;
  if (place.kind === 'unknown') return <p className="soft">{t('passkeys.noSupport')}</p>;
  return <p className="soft">{t('passkeys.byName')} <a href={place.address}>{place.address}</a></p>;
}
