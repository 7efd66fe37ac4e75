// What the marks of the map mean, in words beside each mark.
import { useTranslation } from 'react-i18next';
import type { ProvincesAnswer, ProvinceState } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import { scaleOf, shades } from './map-shades.js';
import { stateWords } from './state-words.js';

const marked: readonly ProvinceState[] = ['unknown', 'withheld', 'suppressed', 'not_stated'];

export function MapLegend({ answer }: { readonly answer: ProvincesAnswer }) {
  const { t } = useTranslation();
  const scale = scaleOf(answer.provinces);
  const edge = (at: number) => (scale === undefined ? '' : formatNumber(Math.round((scale.low + ((scale.high - scale.low) * at) / shades) * 10) / 10));
  return (
    <figcaption>
      <ul className="map-legend">
        {scale !== undefined && Array.from({ length: shades }, (_, at) => <li key={at}><Swatch name={`map-shade-${at}`} />{edge(at)} – {edge(at + 1)}</li>)}
        {marked.map((state) => <li key={state}><Swatch name={`map-${state.replace('_', '-')}`} />{stateWords(state, t)}</li>)}
      </ul>
      <p className="soft">{t('map.unit', { unit: answer.unit })}</p>
    </figcaption>
  );
}

function Swatch({ name }: { readonly name: string }) {
  return <svg width="28" height="16" aria-hidden="true"><rect width="28" height="16" className={`map-place ${name}`} /></svg>;
}
