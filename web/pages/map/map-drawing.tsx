// The drawing: provinces and territories as shapes, each with its name, value and state in words on it for who points at it or hears it.
import { useTranslation } from 'react-i18next';
import type { ProvincesAnswer } from '../../../src/http/contract.js';
import { classOf, scaleOf } from './map-shades.js';
import { height, shapes, width } from './province-shapes.js';
import { stateWords } from './state-words.js';

export function MapDrawing({ answer }: { readonly answer: ProvincesAnswer }) {
  const { t } = useTranslation();
  const scale = scaleOf(answer.provinces);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="map-drawing" role="img" aria-label={t('map.picture', { label: answer.label })}>
      <defs>
        <pattern id="map-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" className="map-ground" /><line x1="0" y1="0" x2="0" y2="7" className="map-line" /></pattern>
        <pattern id="map-cross" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="9" height="9" className="map-ground" /><path d="M0 0H9M0 0V9" className="map-line" /></pattern>
        <pattern id="map-dots" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="9" height="9" className="map-ground" /><circle cx="3" cy="3" r="1.3" className="map-dot" /></pattern>
      </defs>
      {answer.provinces.map((one) => {
        const shape = shapes[one.province];
        if (shape === undefined) return null;
        return <path key={one.province} d={shape.path} className={`map-place ${classOf(one, scale)}`}><title>{`${one.name}: ${one.value ?? stateWords(one.state, t)}`}</title></path>;
      })}
      {answer.provinces.map((one) => {
        const shape = shapes[one.province];
        return shape === undefined ? null : <g key={one.province} aria-hidden="true">{shape.lead !== undefined && <line x1={shape.lead[0]} y1={shape.lead[1]} x2={shape.x} y2={shape.y - 4} className="map-lead" />}<text x={shape.x} y={shape.y} textAnchor="middle" className="map-name">{one.province}{one.number === null ? '' : ` ${one.number}`}</text></g>;
      })}
    </svg>
  );
}
