// The operation that a form of rows is for: its days and who takes part, out of the reader's own list.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationLine } from '../../../src/http/contract.js';
import { askOperations } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { reportsToOperations } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly children: (operation: OperationLine) => ReactNode;
}

/** Draws what is inside once the operation is there, for whoever reports. */
export function WithOperation({ id, title, children }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const answer = useQuery(askOperations());
  const operation = answer.data?.operations.find((one) => one.id === id);
  if (operation !== undefined && reportsToOperations(me.role)) return children(operation);
  return (
    <>
      <PageHead title={title} above={<Link to="/operations">{t('operations.back')}</Link>} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && <p className="sheet">{t('operations.notYours')}</p>}
    </>
  );
}
