package dev.plumbline.forge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxy the environment names, as curl and git read it: {@code HTTPS_PROXY}, {@code HTTP_PROXY}
 * and {@code NO_PROXY}, in either case. Without them Java's own settings hold.
 */
final class EnvironmentProxy extends ProxySelector {
  private static final int HTTP = 80;

  private final Map<String, String> environment;

  EnvironmentProxy(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String proxy = either("https".equals(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY");
    if (proxy.isEmpty()) {
      ProxySelector standard = ProxySelector.getDefault();
      return standard == null ? List.of(Proxy.NO_PROXY) : standard.select(uri);
    }
    InetSocketAddress address = isExempt(String.valueOf(uri.getHost())) ? null : address(proxy);
    return List.of(address == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, address));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The client tells.
  }

  private boolean isExempt(String host) {
    for (String item : either("NO_PROXY").split(",")) {
      String name = item.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
      if (name.equals("*")
          || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable InetSocketAddress address(String proxy) {
    try {
      URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
      return uri.getHost() == null
          ? null
          : new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort());
    } catch (IllegalArgumentException e) {
      // No address at all: as if there were none.
      return null;
    }
  }

  private String either(String variable) {
    String lower = environment.getOrDefault(variable.toLowerCase(Locale.ROOT), "");
    return lower.isEmpty() ? environment.getOrDefault(variable, "") : lower;
  }
}
