import { Container, Tabs } from "@medusajs/ui"
import { LoadingView } from "../state-views"
import { CasesPanel } from "./cases-panel"
import { useEditor } from "./editor-context"
import { ProblemsPanel } from "./problems-panel"
import { ProofPanel } from "./proof-panel"
import { TryPanel } from "./try-panel"
import type { TrialState } from "./use-trial"

const SIDE_TABS = ["try", "cases", "problems", "proof"] as const
export type SideTab = (typeof SIDE_TABS)[number]

type SidePanelProps = {
  tab: SideTab
  onTab: (tab: SideTab) => void
  trial: TrialState
  isCheckRunning: boolean
}

/** Trying the form out, and what proves it. */
export const SidePanel = (props: SidePanelProps) => {
  const { tab, onTab, trial, isCheckRunning } = props
  const { check, state } = useEditor()
  const words: Record<SideTab, string> = {
    try: "Try it",
    cases: `Cases (${state.draft.cases.length})`,
    problems: check ? `Problems (${check.problems.length})` : "Problems",
    proof: "Proof",
  }
  return (
    <Container className="min-w-0 p-0">
      <Tabs
        value={tab}
        onValueChange={(next) =>
          onTab(SIDE_TABS.find((value) => value === next) ?? "try")
        }
      >
        <div className="overflow-x-auto border-b px-4 py-3">
          <Tabs.List aria-label="Proving the form">
            {SIDE_TABS.map((value) => (
              <Tabs.Trigger key={value} value={value} className="shrink-0">
                {words[value]}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </div>
        <div className="xl:h-[calc(100vh-9rem)] xl:overflow-y-auto">
          <Tabs.Content value="try">
            <TryPanel trial={trial} />
          </Tabs.Content>
          <Tabs.Content value="cases">
            <CasesPanel
              onTry={(one) => {
                trial.load(one)
                onTab("try")
              }}
            />
          </Tabs.Content>
          <Tabs.Content value="problems">
            {isCheckRunning ? <LoadingView /> : <ProblemsPanel />}
          </Tabs.Content>
          <Tabs.Content value="proof">
            <ProofPanel />
          </Tabs.Content>
        </div>
      </Tabs>
    </Container>
  )
}
