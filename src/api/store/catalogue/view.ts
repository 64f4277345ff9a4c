import { shownAs } from "../../../modules/formulary/domain/shown-class"
import type {
  SoldPack,
  SoldProduct,
} from "../../../workflows/catalogue/read-products"
import type {
  Money,
  ProductCard,
  ProductPage,
  VariantView,
} from "../../contracts/catalogue"

const money = (amount: number): Money => ({ amount, currency: "gbp" })

/** What of a product may be seen on a list by anybody; a POM without its price (ENT-2). */
export function productCard(product: SoldProduct): ProductCard | null {
  const shown = shownAs(product.packs.map((pack) => pack.item))
  if (!shown) {
    return null
  }
  const prices = product.packs.flatMap(({ price }) =>
    price === null ? [] : [price]
  )
  return {
    handle: product.handle,
    title: product.title,
    subtitle: product.subtitle ?? null,
    ...shown,
    category: {
      handle: product.category.handle,
      name: product.category.name,
    },
    price_from:
      shown.legal_class === "POM" || prices.length === 0
        ? null
        : money(Math.min(...prices)),
    thumbnail: product.thumbnail ?? null,
  }
}

/** A product's own page; a POM without packs, prices and stock (ENT-2). */
export function productPage(product: SoldProduct): ProductPage | null {
  const card = productCard(product)
  return (
    card && {
      ...card,
      description: product.description ?? null,
      how_to_use: product.metadata?.how_to_use ?? null,
      warnings: product.metadata?.warnings ?? null,
      active_ingredient: product.packs[0]?.item.ingredient ?? "",
      variants:
        card.legal_class === "POM" ? [] : product.packs.flatMap(variantView),
    }
  )
}

function variantView({
  item,
  title,
  price,
  in_stock,
}: SoldPack): VariantView[] {
  return price === null
    ? []
    : [
        {
          id: item.variant_id,
          title,
          pack_size: item.pack_size,
          price: money(price),
          in_stock,
          max_quantity: item.max_quantity_per_order,
        },
      ]
}
