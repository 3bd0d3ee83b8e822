package dev.contend.workloads.oncall;

/** An operation as it is drawn. */
sealed interface OnCallDraw {

  /** Lets a doctor go off. */
  record GoOff(long shift, long doctor) implements OnCallDraw {}

  /** Lets a doctor come on. */
  record ComeOn(long shift, long doctor) implements OnCallDraw {}

  /** Looks who is on call. */
  record Read(long shift) implements OnCallDraw {}
}
