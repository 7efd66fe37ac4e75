// An interval of pure drug on a logarithmic scale: solid up to the lower end, hatched where the purity leaves it open. The numbers stand beside it in words.
import './seizures.css';

interface Props {
  /** Kilograms. */
  readonly low: number;
  readonly high: number;
  /** The whole mass: no more than that can be drug. Null where it was not weighed. */
  readonly whole: number | null;
  readonly label: string;
}

const decades = 5;

export function IntervalBar({ low, high, whole, label }: Props) {
  const top = Math.ceil(Math.log10(Math.max(high, whole ?? 0, 1e-9)) - 1e-9);
  const at = (kg: number) => Math.max(0, Math.min(1, (Math.log10(Math.max(kg, 1e-12)) - (top - decades)) / decades)) * 100;
  const ticks = Array.from({ length: decades + 1 }, (_, nth) => top - decades + nth);
  return (
    <div className="interval" role="img" aria-label={label}>
      <div className="interval-bar">
        {low < high && <span className="interval-sure" style={{ width: `${at(low)}%` }} />}
        <span className="interval-open" style={{ left: `${at(low)}%`, width: `max(3px, ${at(high) - at(low)}%)` }} />
        {whole !== null && <span className="interval-whole" style={{ left: `${at(whole)}%` }} />}
      </div>
      <div className="interval-ticks" aria-hidden="true">{ticks.map((power, nth) => <span key={power} style={{ left: `${(nth / decades) * 100}%` }}>{power >= 0 ? (10 ** power).toString() : (10 ** power).toFixed(-power)}</span>)}</div>
    </div>
  );
}
