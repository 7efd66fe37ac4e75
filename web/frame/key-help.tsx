// The list of keys, one key away.
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function KeyHelp({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const keys: readonly [readonly string[], string][] = [
    [['/'], t('key.search')],
    [['g', 's'], t('key.goSearch')],
    [['g', 'm'], t('key.goMine')],
    [['g', 'l'], t('key.goLedger')],
    [['g', 'c'], t('key.goWork')],
    [['↑', '↓'], t('key.rows')],
    [['Home', 'End'], t('key.first')],
    [['Enter'], t('key.openRow')],
    [['.'], t('key.provenance')],
    [['Ctrl C'], t('key.copyRow')],
    [['?'], t('key.help')],
    [['Esc'], t('key.close')],
  ];
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('key.title')} size="md" closeButtonProps={{ 'aria-label': t('key.close') }}>
      <table className="sheet-table">
        <thead><tr><th scope="col">{t('key.key')}</th><th scope="col">{t('key.does')}</th></tr></thead>
        <tbody>
          {keys.map(([strokes, does]) => (
            <tr key={does}>
              <td data-label={t('key.key')}>
                <span>{strokes.map((stroke, at) => (
                  <span key={stroke}>{at > 0 && <span className="soft">{strokes[0] === 'g' ? ` ${t('key.after')} ` : ' '}</span>}<kbd>{stroke}</kbd></span>
                ))}</span>
              </td>
              <td data-label={t('key.does')}>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
