// An entity is the set of statements that this reader may see, and nothing else: no view of it exists where there is nothing to show.
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { askEntity } from '../../api/questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { AsOfDates } from './as-of-dates.js';
import { views } from './entity-address.js';
import { EntityHead } from './entity-head.js';
import { SourcesTable } from './sources-table.js';
import { StatementsTable } from './statements-table.js';
import { TimelineView } from './timeline-view.js';

const NeighboursView = lazy(async () => ({ default: (await import('./neighbours/neighbours-view.js')).NeighboursView }));
const route = getRouteApi('/entities/$id');

export function EntityPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const dates = { asOf: address.asOf, knownAt: address.knownAt };
  const answer = useQuery(askEntity(id, dates));
  if (answer.isPending) return <Waiting lines={12} />;
  if (answer.isError) return <><PageHead title={t('entity.id')} /><Trouble error={answer.error} onAgain={() => void answer.refetch()} /></>;
  const { entity } = answer.data;
  const names = { statements: t('entity.statements'), neighbours: t('entity.neighbours'), timeline: t('entity.timeline'), sources: t('entity.sources') } as const;
  const choose = (value: string | null): void => {
    const view = views.find((one) => one === value);
    const { view: _view, ...rest } = address;
    void navigate({ search: view === undefined || view === 'statements' ? rest : { ...rest, view }, replace: true });
  };
  return (
    <article>
      <EntityHead entity={entity} />
      <AsOfDates address={address} onAsk={(next) => void navigate({ search: next })} />
      <Tabs value={address.view ?? 'statements'} onChange={choose} keepMounted={false} activateTabWithKeyboard={false}>
        <Tabs.List aria-label={t('entity.views')}>
          {views.map((view) => <Tabs.Tab key={view} value={view}>{names[view]}</Tabs.Tab>)}
        </Tabs.List>
        <Tabs.Panel value="statements" pt="md"><StatementsTable entity={entity} /></Tabs.Panel>
        <Tabs.Panel value="neighbours" pt="md"><Suspense fallback={<Waiting lines={8} />}><NeighboursView key={entity.id} entity={entity} /></Suspense></Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md"><TimelineView entity={entity} /></Tabs.Panel>
        <Tabs.Panel value="sources" pt="md"><SourcesTable reports={entity.reports} /></Tabs.Panel>
      </Tabs>
    </article>
  );
}
