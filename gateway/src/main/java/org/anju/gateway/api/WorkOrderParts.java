package org.anju.gateway.api;

import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.RepairRecords;
import org.anju.gateway.workorder.WorkOrderBook;

/** What the API shows and does about work orders. */
public record WorkOrderParts(WorkOrderBook book, RepairRecords records, OrderTerms terms) {}
