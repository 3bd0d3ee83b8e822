package dev.contend.harness.parts;

/** Queues, locks and counters in the memory of this process. */
class InProcessServicesTest extends ServicesContract {
  @Override
  protected Services services() {
    return new InProcessServices();
  }
}
