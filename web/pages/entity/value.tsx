// A value as it was stated; one that names an entity leads to it, one that is an address elsewhere stays text.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '../../../src/http/contract.js';
import { languageName, languageTag } from '../../words/language.js';
import { valueWords } from './statement-words.js';

export function Value({ statement }: { readonly statement: StatementView }) {
  const { t } = useTranslation();
  const words = valueWords(statement);
  if (statement.type === 'entity') return <Link to="/entities/$id" params={{ id: statement.value }} className="any">{words}</Link>;
  return (
    <span lang={languageTag(statement.lang)} dir="auto" className="any">
      {words}
      {statement.caption !== null && statement.caption !== statement.value && <span className="soft"> ({statement.value})</span>}
      {statement.lang !== null && <span className="soft"> {t('entity.lang', { lang: languageName(statement.lang) })}</span>}
    </span>
  );
}
