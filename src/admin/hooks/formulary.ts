import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AddFormularyItemType,
  ChangeFormularyItemType,
  ClinicalCategoriesResponse,
  FormularyItemResponse,
  FormularyItemsResponse,
} from "../../api/contracts/formulary"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

export const useFormularyItems = (query: { product_id: string }) =>
  useQuery({
    queryKey: queryKeys.items(query),
    queryFn: () =>
      api.get<FormularyItemsResponse>("/admin/formulary-items", {
        ...query,
        limit: 200,
      }),
    select: ({ formulary_items }) => formulary_items,
    retry: false,
  })

type Variant = { id: string; title: string | null }

/** The product page brings no variants along. */
export const useVariants = (productId: string) =>
  useQuery({
    queryKey: queryKeys.variants(productId),
    queryFn: () =>
      api.get<{ variants: Variant[] }>(
        `/admin/products/${productId}/variants`,
        { fields: "id,title", limit: 200, order: "title" }
      ),
    select: ({ variants }) => variants,
    retry: false,
  })

export const useClinicalCategories = (enabled = true) =>
  useQuery({
    queryKey: queryKeys.categories,
    queryFn: () =>
      api.get<ClinicalCategoriesResponse>("/admin/clinical-categories"),
    select: ({ clinical_categories }) => clinical_categories,
    staleTime: 300_000,
    enabled,
    retry: false,
  })

export type SaveItem =
  | { id: string; change: ChangeFormularyItemType }
  | { id: null; item: AddFormularyItemType }

export function useSaveFormularyItem() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SaveItem) =>
      input.id === null
        ? api.post<FormularyItemResponse>("/admin/formulary-items", input.item)
        : api.post<FormularyItemResponse>(
            `/admin/formulary-items/${input.id}`,
            input.change
          ),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.itemsAll }),
  })
}
