// Agencies and purposes, each ticked: what is asked, or of what was asked what is released.
import { Checkbox } from '@mantine/core';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

export function TermFields({ label, choices, chosen, onChange }: Props) {
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={onChange}>
      <div className="sheet" style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))', gap: 8, marginTop: 4 }}>
        {choices.map((one) => <Checkbox key={one.value} value={one.value} label={one.label} />)}
      </div>
    </Checkbox.Group>
  );
}
