// Follows a running scan for as long as its page is open; asks for the whole anew once, when it has ended.
import { useEffect, useRef, useState } from 'react';
import type { ScanProgressView } from '../../../src/http/contract.js';
import { followScan } from '../../api/watch-questions.js';

export function useProgress(id: string | undefined, onEnd: () => void): ScanProgressView | undefined {
  const [progress, setProgress] = useState<ScanProgressView>();
  const end = useRef(onEnd);
  useEffect(() => { end.current = onEnd; });
  useEffect(() => {
    setProgress(undefined);
    if (id === undefined) return undefined;
    const left = new AbortController();
    followScan(id, setProgress, left.signal).then(() => end.current(), () => { if (!left.signal.aborted) end.current(); });
    return () => left.abort();
  }, [id]);
  return progress;
}
