// Starts the app. No strict-mode double rendering: a question asked twice would be two entries in the ledger.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { AskProblem } from './api/ask.js';
import { askSession, newQueryClient } from './api/questions.js';
import { router } from './frame/router.js';
import { resolver, theme } from './theme/theme.js';
import { startWords } from './words/language.js';

const client = newQueryClient();
// A session that ended anywhere ends here: what was shown is dropped and the sign-in takes its place.
client.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || query.state.status !== 'error' || query.queryKey[0] === 'session') return;
  if (!(query.state.error instanceof AskProblem) || query.state.error.status !== 401) return;
  client.setQueryData(askSession.queryKey, null);
  client.removeQueries({ queryKey: ['answer'] });
});

const place = document.querySelector('#root');
if (place === null) throw new TypeError('the page has no place for the app');
await startWords();
createRoot(place).render(
  <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
    <QueryClientProvider client={client}>
      <Suspense fallback={null}>
        <RouterProvider router={router} />
      </Suspense>
    </QueryClientProvider>
  </MantineProvider>,
);
