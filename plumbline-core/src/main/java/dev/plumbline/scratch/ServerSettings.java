package dev.plumbline.scratch;

/** The configuration of a server whose data nobody will miss. */
final class ServerSettings {
  private ServerSettings() {}

  /** The whole of {@code postgresql.conf}. */
  static String forMajor(int major) {
    return COMMON + (major >= 18 ? "io_method = sync\n" : "");
  }

  /**
   * The whole of {@code postgresql.conf} of a server that stays and that programs connect to. Still
   * nobody will miss its data after a power cut.
   *
   * @param hba the file that says who may connect
   */
  static String standing(int major, int port, String socketDirectory, String hba) {
    return forMajor(major)
        + """
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = '%s'
        hba_file = '%s'
        max_connections = 100
        max_locks_per_transaction = 512
        wal_level = logical
        max_wal_senders = 10
        max_replication_slots = 10
        max_logical_replication_workers = 4
        max_wal_size = 1GB
        checkpoint_timeout = 30min
        autovacuum = on
        """
            .formatted(port, quoted(socketDirectory), quoted(hba));
  }

  private static String quoted(String path) {
    return path.replace("'", "''");
  }

  // dynamic_shared_memory_type: with mmap the segments lie in the data directory and vanish with
  // it.
  // max_locks_per_transaction: ten thousand tables with their indexes in one transaction.
  private static final String COMMON =
      """
      listen_addresses = ''
      unix_socket_permissions = 0700
      max_connections = 30
      superuser_reserved_connections = 3
      max_locks_per_transaction = 2048
      shared_buffers = 32MB
      huge_pages = off
      dynamic_shared_memory_type = mmap
      fsync = off
      full_page_writes = off
      synchronous_commit = off
      wal_level = minimal
      max_wal_senders = 0
      max_replication_slots = 0
      max_logical_replication_workers = 0
      max_wal_size = 256MB
      min_wal_size = 2MB
      checkpoint_timeout = 1d
      bgwriter_lru_maxpages = 0
      autovacuum = off
      jit = off
      max_parallel_workers_per_gather = 0
      max_parallel_maintenance_workers = 0
      logging_collector = off
      log_destination = stderr
      log_checkpoints = off
      log_statement = none
      log_min_messages = warning
      log_line_prefix = '%m [%p] '
      log_timezone = 'UTC'
      timezone = 'UTC'
      datestyle = 'iso, mdy'
      lc_messages = 'C'
      lc_monetary = 'C'
      lc_numeric = 'C'
      lc_time = 'C'
      default_text_search_config = 'pg_catalog.english'
      """;
}
