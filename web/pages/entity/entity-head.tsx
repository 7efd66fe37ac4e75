// The head of an entity: what it is called, its type, its warnings, what it was judged to be the same as, and the two serious acts.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EntityView } from '../../../src/http/contract.js';
import { NoticeBanner } from '../../marks/notice-banner.js';
import { PageHead } from '../../marks/page-head.js';
import { schemaFamily, familyGlyph } from '../../marks/schema-family.js';
import { formatDay } from '../../words/language.js';

export function EntityHead({ entity }: { readonly entity: EntityView }) {
  const { t } = useTranslation();
  const others = entity.names.filter((name) => name !== entity.caption);
  const isGroup = schemaFamily(entity.schema) === 'group';
  return (
    <>
      <div className="entity-head">
        <PageHead
          title={entity.caption}
          above={<span className="soft"><span aria-hidden="true">{familyGlyph[schemaFamily(entity.schema)]}</span> {entity.schemaLabel} · <span className="code">{entity.id}</span></span>}
          below={others.length === 0 ? null : (
            <details className="other-names"><summary className="soft">{t('entity.alias', { count: others.length })}</summary><p>{others.join(' · ')}</p></details>
          )}
        />
        <div className="entity-acts">
          {isGroup && <Link to="/search" search={{ group: entity.id }} className="act">{t('entity.members')}</Link>}
          <Link to="/access/who-sees" search={{ id: entity.id }} className="act">{t('access.whoTitle')}</Link>
          <Link to="/entities/$id/correction" params={{ id: entity.id }} className="act">{t('entity.correct')}</Link>
          <Link to="/entities/$id/judgement" params={{ id: entity.id }} className="act">{t('entity.judge')}</Link>
        </div>
      </div>
      <NoticeBanner codes={entity.notices} />
      {entity.linked.length > 0 && (
        <p className="linked">{t('entity.linked')} {entity.linked.map((id) => <Link key={id} to="/entities/$id" params={{ id }} className="code">{id}</Link>)}</p>
      )}
      {entity.judgements.length > 0 && (
        <ul className="judgements" aria-label={t('entity.verdict')}>
          {entity.judgements.map((one) => (
            <li key={one.id}>
              <span className="chip chip-accent">{one.verdict === 'same' ? `= ${t('entity.same')}` : one.verdict === 'different' ? `≠ ${t('entity.different')}` : one.verdict}</span>{' '}
              <span className="code">{one.left}</span> · <span className="code">{one.right}</span>{' '}
              <span className="soft">{t('entity.judgement', { by: one.decidedBy, date: formatDay(one.decidedOn), why: one.why })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
