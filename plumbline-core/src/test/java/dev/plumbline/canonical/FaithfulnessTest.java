package dev.plumbline.canonical;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What the canonical makes is what it was written from, by our reader and by pg_dump: every fixture
 * on every major. {@code -Dzoo=partitions} runs those of which the name contains that, {@code
 * -Dzoo.majors=14,18} other majors than usual.
 */
class FaithfulnessTest {
  private static final List<Integer> ALWAYS = majors("18");
  private static final List<Integer> SLOW = majors("14,15,16,17");

  /** Round trips judged by pg_dump, by major. */
  private static final Map<Integer, Integer> JUDGED = new ConcurrentSkipListMap<>();

  private static List<Integer> majors(String usual) {
    String wanted = System.getProperty("zoo.majors", usual);
    return Stream.of(wanted.split(",")).map(Integer::valueOf).toList();
  }

  @TestFactory
  Stream<DynamicTest> whatWasReloadedIsWhatWasWritten() {
    return roundTrips(ALWAYS);
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> whatWasReloadedIsWhatWasWrittenOnTheOtherMajors() {
    return roundTrips(SLOW);
  }

  /** They run beside each other; each test waits for its own. */
  private static Stream<DynamicTest> roundTrips(List<Integer> majors) {
    String wanted = System.getProperty("zoo", "");
    List<RoundTrip> roundTrips =
        majors.stream()
            .flatMap(
                major -> Fixture.all(major).stream().map(fixture -> new RoundTrip(fixture, major)))
            .filter(roundTrip -> roundTrip.fixture().name().contains(wanted))
            .toList();
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Future<Boolean>> running =
        roundTrips.stream().map(roundTrip -> workers.submit(roundTrip::judged)).toList();
    workers.shutdown();
    return IntStream.range(0, running.size())
        .mapToObj(at ->
            DynamicTest.dynamicTest(
                roundTrips.get(at).toString(),
                () -> await(running.get(at), roundTrips.get(at).major())));
  }

  private static void await(Future<Boolean> running, int major) throws Throwable {
    try {
      boolean judged = running.get();
      Assumptions.assumeTrue(judged, "no pg_dump from " + major + " on: not judged");
      JUDGED.merge(major, 1, Integer::sum);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  @AfterAll
  static void count() {
    int sum = JUDGED.values().stream().mapToInt(Integer::intValue).sum();
    String perMajor =
        JUDGED.entrySet().stream()
            .map(entry -> entry.getValue() + " on " + entry.getKey())
            .collect(Collectors.joining(", "));
    System.out.println(
        "Zoo: "
            + Fixture.all().size()
            + " fixtures; round trips judged by pg_dump: "
            + sum
            + (sum == 0 ? "" : " (" + perMajor + ")"));
  }
}
