import type { Report } from './index.js';

export interface OverClaimLabels {
  asks?: (count: number) => string;
  fair?: (count: number) => string;
  none?: string;
  question?: string;
}

/** <over-claim>: fires "overclaim-report" (detail: the report) or "overclaim-error" (detail: the error). */
export class OverClaim extends HTMLElement {
  text: string;
  labels: OverClaimLabels;
  report: Report | null;
  error: Error | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'over-claim': OverClaim;
  }
  interface HTMLElementEventMap {
    'overclaim-report': CustomEvent<Report>;
    'overclaim-error': CustomEvent<Error>;
  }
}
