import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { CallFailed, type Client, createClient, urlOf } from '../base/call.ts';
import type { Answer, InputOf, Operation, ResultOf } from '../base/operation.ts';
import { arrivedAhead, fetchOrAhead } from './ahead.ts';

/** What a person can still mend by signing in or by trying again is told, never tried again behind their back. */
const freshFor = 20_000;

const ask = createClient({ fetch: fetchOrAhead });
/** Told when the server no longer knows who asks. */
const onSignedOut = new Set<() => void>();

/** Asks outside of what is shown, for work of several steps. */
export const call: Client = async (operation, input) => {
  try {
    return await ask(operation, input);
  } catch (error) {
    if (error instanceof CallFailed && error.refused.code === 'not-signed-in')
      for (const tell of onSignedOut) tell();
    throw error;
  }
};

/** The memory of answers. Where a session has ended, `who` is asked anew, and the frame shows the sign-in. */
export function createMemory(who: Operation): QueryClient {
  const memory = new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: freshFor, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
  onSignedOut.add(() => {
    memory.invalidateQueries({ queryKey: [who.name] }).catch(() => {});
  });
  return memory;
}

type Asking = {
  /** Shows the former page of a list until the next one is there. */
  readonly keep?: boolean;
};

/** The answer to a query; not asked while `input` is null. */
export function useAnswer<O extends Operation>(
  operation: O,
  input: InputOf<O> | null,
  { keep = false }: Asking = {},
): UseQueryResult<Answer<ResultOf<O>>> {
  return useQuery<Answer<ResultOf<O>>>({
    queryKey: [operation.name, input],
    queryFn: () => call(operation, input!),
    enabled: input !== null,
    initialData: () =>
      input === null ? undefined : (arrivedAhead(urlOf(operation, input)) as Answer<ResultOf<O>> | undefined),
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/** Does a command; everything shown is asked anew afterwards, and after a refusal because somebody else was faster. */
export function useDeed<O extends Operation>(operation: O) {
  const memory = useQueryClient();
  const { mutateAsync } = useMutation({ mutationFn: (input: InputOf<O>) => call(operation, input) });
  return useCallback(
    async (input: InputOf<O>): Promise<ResultOf<O>> => {
      try {
        const { result } = await mutateAsync(input);
        memory.invalidateQueries().catch(() => {});
        return result;
      } catch (error) {
        if (error instanceof CallFailed && error.refused.code === 'changed-by-other')
          memory.invalidateQueries().catch(() => {});
        throw error;
      }
    },
    [memory, mutateAsync],
  );
}
