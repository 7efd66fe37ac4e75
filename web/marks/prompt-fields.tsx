// What a purpose asks, in the exact words that go on the record, with a field for each answer.
import { Radio, TextInput } from '@mantine/core';
import type { PromptReply, PromptView } from '../../src/http/contract.js';

interface Props {
  readonly prompts: readonly PromptView[];
  readonly answers: Readonly<Record<string, string>>;
  readonly onAnswer: (prompt: string, answer: string) => void;
}

/** Whether an answer has the form that the prompt wants; the server decides. */
function isFormed({ kind, pattern, least, choices }: PromptView, answer: string): boolean {
  if (kind === 'choice') return choices.some((one) => one.code === answer);
  if (kind === 'reference' && pattern !== null) return new RegExp(pattern, 'u').test(answer.trim());
  return answer.trim().length >= least;
}

/** The replies to all prompts, or undefined while one is missing. */
export function repliesTo(prompts: readonly PromptView[], answers: Readonly<Record<string, string>>): PromptReply[] | undefined {
  const isWhole = prompts.every((prompt) => isFormed(prompt, answers[prompt.id] ?? ''));
  return isWhole ? prompts.map(({ id, version }) => ({ prompt: id, version, answer: (answers[id] ?? '').trim() })) : undefined;
}

export function PromptFields({ prompts, answers, onAnswer }: Props) {
  return (
    <>
      {prompts.map((prompt) => (prompt.kind === 'choice' ? (
        <Radio.Group key={prompt.id} label={prompt.words} value={answers[prompt.id] ?? ''} onChange={(value) => onAnswer(prompt.id, value)} required withAsterisk={false}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{prompt.choices.map((one) => <Radio key={one.code} value={one.code} label={one.label} />)}</div>
        </Radio.Group>
      ) : (
        <TextInput key={prompt.id} label={prompt.words} value={answers[prompt.id] ?? ''} onChange={(event) => onAnswer(prompt.id, event.currentTarget.value)} maxLength={1000} required withAsterisk={false} autoComplete="off" />
      )))}
    </>
  );
}
