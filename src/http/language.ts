// Two languages, chosen by the reader; English where nothing is said.
import type { FastifyRequest } from 'fastify';

export type Language = 'en' | 'fr';

export function languageOf(request: FastifyRequest): Language {
  return (request.headers['accept-language'] ?? '').trim().toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
