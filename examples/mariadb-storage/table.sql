CREATE TABLE paymennt_orders (
  order_id VARCHAR(255) PRIMARY KEY,
  revision VARCHAR(64) NOT NULL,
  state VARCHAR(64) NOT NULL,
  checkout_id VARCHAR(255),
  paid_by VARCHAR(255) UNIQUE,
  due_at VARCHAR(32),
  data LONGTEXT NOT NULL,
  INDEX paymennt_orders_due_at (due_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
