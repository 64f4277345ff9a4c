/** "Step 3 of 12" with a bar. */
export function Steps({ step, of }: { step: number; of: number }) {
  const words = `Step ${step} of ${of}`
  return (
    <div className="progress">
      <p>{words}</p>
      <progress value={step} max={of} aria-label={words} />
    </div>
  )
}
