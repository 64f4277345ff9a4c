/**
 * Which members of a list have kept their order: the indexes of a longest
 * rising run of old positions. The others were moved around them.
 */
export function stayingInOrder(positions: readonly number[]): Set<number> {
  const lengths: number[] = []
  const previous: number[] = []
  let last = -1
  positions.forEach((position, index) => {
    lengths[index] = 1
    previous[index] = -1
    for (let earlier = 0; earlier < index; earlier += 1) {
      const length = (lengths[earlier] ?? 0) + 1
      if (
        (positions[earlier] ?? Infinity) < position &&
        length > (lengths[index] ?? 0)
      ) {
        lengths[index] = length
        previous[index] = earlier
      }
    }
    if (last < 0 || (lengths[index] ?? 0) > (lengths[last] ?? 0)) {
      last = index
    }
  })
  const staying = new Set<number>()
  for (let index = last; index >= 0; index = previous[index] ?? -1) {
    staying.add(index)
  }
  return staying
}
