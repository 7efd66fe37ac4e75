// One paragraph: its heading and text, whom it is about, which of the inputs it draws on, and the label that follows from these.
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LabelView } from '../../../src/http/contract.js';
import { LabelChip } from '../../marks/label-chip.js';
import type { Input, Paragraph } from './draft.js';

interface Props {
  readonly at: number;
  readonly paragraph: Paragraph;
  readonly inputs: readonly Input[];
  readonly label: LabelView | undefined;
  readonly onChange: (change: Partial<Paragraph>) => void;
  readonly onRemove: (() => void) | undefined;
}

export function ParagraphFields({ at, paragraph, inputs, label, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="sheet" style={{ display: 'grid', gap: 8, minWidth: 0 }}>
      <legend>{t('writing.paragraph', { at: at + 1 })}</legend>
      <TextInput label={t('writing.heading')} value={paragraph.heading} onChange={(event) => onChange({ heading: event.currentTarget.value })} maxLength={250} autoComplete="off" />
      <Textarea label={t('writing.text')} value={paragraph.text} onChange={(event) => onChange({ text: event.currentTarget.value })} autosize minRows={3} maxLength={20_000} />
      <TextInput label={t('writing.about')} description={t('writing.aboutHint')} value={paragraph.about} onChange={(event) => onChange({ about: event.currentTarget.value })} maxLength={300} autoComplete="off" />
      {inputs.length > 1 && (
        <Checkbox.Group label={t('writing.drawsOn')} description={t('writing.drawsOnHint')} value={[...paragraph.inputs]} onChange={(chosen) => onChange({ inputs: chosen })}>
          <div style={{ display: 'grid', gap: 4, marginTop: 4 }}>{inputs.map((one) => <Checkbox key={one.id} value={one.id} label={one.title} />)}</div>
        </Checkbox.Group>
      )}
      <div style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
        <span className="soft">{t('writing.inherits')}</span>
        <span aria-live="polite">{label === undefined ? t('writing.noLabelYet') : <LabelChip label={label} />}</span>
        {onRemove !== undefined && <Button size="compact-sm" variant="default" onClick={onRemove}>{t('writing.remove')}</Button>}
      </div>
    </fieldset>
  );
}
