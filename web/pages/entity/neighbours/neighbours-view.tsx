// Links of an entity: a chart to look at, the same in tables to read. Each step outward is asked, and recorded, on its own.
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityView } from '../../../../src/http/contract.js';
import { askNeighbours } from '../../../api/questions.js';
import { Trouble } from '../../../marks/trouble.js';
import { Waiting } from '../../../marks/waiting.js';
import { EdgesTable } from './edges-table.js';
import { LinkChart } from './link-chart.js';
import { mergeAnswers } from './network.js';
import { NodesTable } from './nodes-table.js';

export function NeighboursView({ entity }: { readonly entity: EntityView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<readonly string[]>([entity.id]);
  const answers = useQueries({ queries: asked.map((id) => askNeighbours(id)) });
  const arrived = answers.map((answer) => answer.dataUpdatedAt).join(' ');
  const network = useMemo(
    () => mergeAnswers({ id: entity.id, schema: entity.schema, caption: entity.caption }, answers.flatMap((answer) => answer.data ?? [])),
    // The list of answers is a new array at every draw; the moments at which they arrived say whether one changed.
    [entity, arrived],
  );
  const expand = (id: string): void => setAsked((now) => (now.includes(id) ? now : [...now, id]));
  const failed = answers.find((answer) => answer.isError);
  const [first] = answers;
  if (first?.isPending === true) return <Waiting lines={10} />;
  return (
    <section aria-label={t('chart.title')} style={{ display: 'grid', gap: 12 }}>
      <p className="soft" style={{ margin: 0 }}>{t('chart.hint')}</p>
      {failed !== undefined && <Trouble error={failed.error} onAgain={() => void failed.refetch()} />}
      {first?.isError !== true && network.edges.length === 0 && <p className="sheet">{t('chart.none')}</p>}
      {network.edges.length > 0 && (
        <div className="link-views">
          <LinkChart name={entity.caption} network={network} asked={asked} onExpand={expand} />
          <div className="link-tables">
            <EdgesTable network={network} />
            <NodesTable network={network} asked={asked} onExpand={expand} />
          </div>
        </div>
      )}
    </section>
  );
}
