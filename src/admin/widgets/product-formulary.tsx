import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProduct, DetailWidgetProps } from "@medusajs/framework/types"
import { Container, Heading } from "@medusajs/ui"
import { VariantItem } from "../components/formulary/variant-item"
import { QueryView } from "../components/query-view"
import { useFormularyItems, useVariants } from "../hooks/formulary"
import { useMay } from "../hooks/staff"

/** The formulary items of a product's variants (ENT-1), for roles that read the formulary. */
const ProductFormularyWidget = ({ data }: DetailWidgetProps<AdminProduct>) =>
  useMay()("GET /admin/formulary-items") ? (
    <ProductFormulary data={data} />
  ) : null

const ProductFormulary = ({ data }: DetailWidgetProps<AdminProduct>) => {
  const query = useFormularyItems({ product_id: data.id })
  const variants = useVariants(data.id)
  const mayEdit = useMay()("POST /admin/formulary-items/:id")
  return (
    <Container className="divide-y p-0">
      <div className="px-4 py-4 sm:px-6">
        <Heading level="h2">Formulary</Heading>
      </div>
      <QueryView query={query} lines={3}>
        {(items) => (
          <QueryView query={variants} lines={3}>
            {(found) => (
              <div className="divide-y">
                {found.map(({ id, title }) => (
                  <VariantItem
                    key={id}
                    variant={{ id, title: title ?? "Untitled variant" }}
                    item={
                      items.find(({ variant_id }) => variant_id === id) ?? null
                    }
                    mayEdit={mayEdit}
                  />
                ))}
              </div>
            )}
          </QueryView>
        )}
      </QueryView>
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "product.details.after" })

export default ProductFormularyWidget
