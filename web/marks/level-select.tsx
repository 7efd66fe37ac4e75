// The level of a marking, lowest first, in the reader's language.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { askReference } from '../api/questions.js';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

export function LevelSelect({ label, value, onChange }: Props) {
  const { data } = useQuery(askReference());
  const levels = (data?.levels ?? []).toSorted((a, b) => a.rank - b.rank);
  return <NativeSelect label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} data={levels.map((one) => ({ value: one.code, label: one.label }))} />;
}
