import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AnswerInForm,
  CheckDraftResponse,
  CreateFormResponse,
  CreateFormType,
  DraftResponse,
  EvaluateDraftResponse,
  FormChangesResponse,
  FormResponse,
  FormsResponse,
  FormVersionResponse,
  ImportQuestionnaireResponse,
  PublishDraftResponse,
  ReplayDraftResponse,
} from "../../api/contracts/form"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type FormQuery = { q?: string | undefined; limit: number; offset: number }

export const useForms = (query: FormQuery) =>
  useQuery({
    queryKey: queryKeys.formList(query),
    queryFn: () => api.get<FormsResponse>("/admin/forms", query),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const useForm = (id: string) =>
  useQuery({
    queryKey: queryKeys.form(id),
    queryFn: () => api.get<FormResponse>(`/admin/forms/${id}`),
    retry: false,
  })

/** A version never changes. */
export const useFormVersion = (id: string, number: number | null) =>
  useQuery({
    queryKey: queryKeys.formVersion(id, number ?? 0),
    queryFn: () =>
      api.get<FormVersionResponse>(`/admin/forms/${id}/versions/${number}`),
    select: ({ version }) => version,
    enabled: number !== null,
    staleTime: Infinity,
    retry: false,
  })

export const useVersionChanges = (id: string, from: number, to: number) =>
  useQuery({
    queryKey: queryKeys.formCompare(id, from, to),
    queryFn: () =>
      api.get<FormChangesResponse>(`/admin/forms/${id}/compare`, { from, to }),
    select: ({ changes }) => changes,
    staleTime: Infinity,
    retry: false,
  })

export function useCreateForm() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (form: CreateFormType) =>
      api.post<CreateFormResponse>("/admin/forms", form),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.forms }),
  })
}

export function useOpenDraft(formId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (from_version?: number) =>
      api.post<DraftResponse>(
        `/admin/forms/${formId}/drafts`,
        from_version === undefined ? {} : { from_version }
      ),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.forms }),
  })
}

/** Makes a clinical category ask this form. */
export function useAttachForm() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ category, key }: { category: string; key: string }) =>
      api.post<object>(`/admin/clinical-categories/${category}`, {
        form_key: key,
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.forms }),
        client.invalidateQueries({ queryKey: queryKeys.categories }),
      ]),
  })
}

/** Not read again by itself: what is being typed is newer than what the server has. */
export const useDraft = (id: string) =>
  useQuery({
    queryKey: queryKeys.draft(id),
    queryFn: () => api.get<DraftResponse>(`/admin/form-drafts/${id}`),
    select: ({ draft }) => draft,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })

/** What publishing would say of a saved revision. */
export const useDraftCheck = (id: string, revision: number) =>
  useQuery({
    queryKey: queryKeys.draftCheck(id, revision),
    queryFn: () =>
      api.post<CheckDraftResponse>(`/admin/form-drafts/${id}/check`),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  })

export type Trial = {
  revision: number
  answers: Record<string, AnswerInForm>
  today: string
}

/** What answers give by a saved revision. */
export const useDraftTrial = (id: string, trial: Trial) =>
  useQuery({
    queryKey: queryKeys.draftTrial(id, trial),
    queryFn: () =>
      api.post<EvaluateDraftResponse>(`/admin/form-drafts/${id}/evaluate`, {
        answers: trial.answers,
        today: trial.today,
      }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  })

export const useDraftChanges = (id: string, revision: number) =>
  useQuery({
    queryKey: queryKeys.draftChanges(id, revision),
    queryFn: () =>
      api.get<FormChangesResponse>(`/admin/form-drafts/${id}/compare`),
    select: ({ changes }) => changes,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  })

export const useReplay = (id: string) =>
  useMutation({
    mutationFn: () =>
      api.post<ReplayDraftResponse>(`/admin/form-drafts/${id}/replay`),
  })

/** Bases a draft on the newest version, which somebody has looked at. */
export function useRebase(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (base: { revision: number; base_version: number }) =>
      api.post<DraftResponse>(`/admin/form-drafts/${id}`, base),
    onSuccess: (body) => client.setQueryData(queryKeys.draft(id), body),
  })
}

export type DraftStep =
  | { step: "submit"; change_note: string }
  | { step: "send-back"; note: string }
  | { step: "discard" }

/** Whatever it answers, the draft is read again: somebody may have been faster. */
export function useDraftStep(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, ...body }: DraftStep) =>
      api.post<DraftResponse>(`/admin/form-drafts/${id}/${step}`, body),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.draft(id) }),
        client.invalidateQueries({ queryKey: queryKeys.forms }),
      ]),
  })
}

export function usePublish(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (revision: number) =>
      api.post<PublishDraftResponse>(`/admin/form-drafts/${id}/publish`, {
        revision,
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.draft(id) }),
        client.invalidateQueries({ queryKey: queryKeys.forms }),
      ]),
  })
}

export const useImport = (id: string) =>
  useMutation({
    mutationFn: (questionnaire: object) =>
      api.post<ImportQuestionnaireResponse>(`/admin/form-drafts/${id}/import`, {
        questionnaire,
      }),
  })
