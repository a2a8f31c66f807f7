package dev.plumbline.forge;

import java.util.List;

/**
 * What a forge told.
 *
 * @param looked those that were looked at, the newest first
 * @param all how many are open; the forge is not asked about old ones beyond what time allows
 */
public record OpenRequests(List<OpenRequest> looked, int all) {
  public OpenRequests {
    looked = List.copyOf(looked);
  }
}
